export default definePageConfig({ navigationBarTitleText: '登记谁帮谁' })
