export default definePageConfig({ navigationBarTitleText: '改一天的班' })
