export default definePageConfig({ navigationBarTitleText: '谈完了' })
