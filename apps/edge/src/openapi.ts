export const openApi = (): object => ({})
