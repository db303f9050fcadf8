export default definePageConfig({ navigationBarTitleText: '谁帮谁办事' })
