export default definePageConfig({ navigationBarTitleText: '投好了' })
