export default definePageConfig({ navigationBarTitleText: '门口的单子' })
