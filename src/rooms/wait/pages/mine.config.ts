export default definePageConfig({ navigationBarTitleText: '我排着的' })
