export default definePageConfig({ navigationBarTitleText: '房间的一天' })
