export default definePageConfig({ navigationBarTitleText: '排值班表' })
