export default definePageConfig({ navigationBarTitleText: '约房间' })
