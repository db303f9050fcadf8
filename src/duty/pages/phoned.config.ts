export default definePageConfig({ navigationBarTitleText: '帮人记外出' })
