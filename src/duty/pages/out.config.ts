export default definePageConfig({ navigationBarTitleText: '我外出' })
