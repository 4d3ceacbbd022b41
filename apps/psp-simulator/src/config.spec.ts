import { expect, test } from '@jest/globals'
import { readConfig } from './config.js'

test('a free port on this machine only, unless set', () => {
  expect(readConfig({ PSP_LOG: 'log', PORT: '' })).toEqual({
    port: 0,
    host: '127.0.0.1',
    log: 'log',
    notify: null,
    level: 'info',
    supervised: false,
  })
})

test('every wrong variable is named with what it must be', () => {
  expect(readConfig({ PORT: '70000', PSP_NOTIFY_URL: 'payments', LOG_LEVEL: 'loud' })).toEqual({
    wrong: [
      'PORT must be a port number from 0 to 65535; 0 takes a free one',
      'PSP_LOG must be the path of the file to keep the log in, such as .parpay/psp.jsonl',
      'PSP_NOTIFY_URL must be an address such as http://127.0.0.1:4020/psp/notifications',
      'LOG_LEVEL must be debug, info, warn or error',
    ],
  })
})
