export default definePageConfig({ navigationBarTitleText: '提个议题' })
