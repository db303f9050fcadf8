export default definePageConfig({ navigationBarTitleText: '谁在排队' })
