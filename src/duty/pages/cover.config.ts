export default definePageConfig({ navigationBarTitleText: '往后的值班' })
