export default definePageConfig({ navigationBarTitleText: '房间用得怎样' })
