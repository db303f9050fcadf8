export default definePageConfig({ navigationBarTitleText: '在办的事' })
