export default definePageConfig({ navigationBarTitleText: '挑时间' })
