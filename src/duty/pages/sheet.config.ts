export default definePageConfig({ navigationBarTitleText: '贴墙上的值班表' })
