export default definePageConfig({ navigationBarTitleText: '固定用的' })
