export default definePageConfig({ navigationBarTitleText: '到了填这个码' })
