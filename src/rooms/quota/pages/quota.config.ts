export default definePageConfig({ navigationBarTitleText: '一周能约多少' })
