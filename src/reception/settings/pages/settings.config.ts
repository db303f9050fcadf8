export default definePageConfig({ navigationBarTitleText: '接待怎么安排' })
