export default definePageConfig({ navigationBarTitleText: '表决的准备' })
