import { Controller, Get } from '@nestjs/common'
import { openApi } from './openapi.js'

const document = openApi()

@Controller()
export class OpenApiController {
  /** The description of every route, for clients and their generators. */
  @Get('openapi.json')
  show(): ReturnType<typeof openApi> {
    return document
  }
}
