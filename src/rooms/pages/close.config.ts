export default definePageConfig({ navigationBarTitleText: '关房' })
