export default definePageConfig({ navigationBarTitleText: '代行做的事' })
