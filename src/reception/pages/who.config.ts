export default definePageConfig({ navigationBarTitleText: '帮别人约' })
