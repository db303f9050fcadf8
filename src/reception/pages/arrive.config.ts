export default definePageConfig({ navigationBarTitleText: '我到了' })
