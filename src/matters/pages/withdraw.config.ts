export default definePageConfig({ navigationBarTitleText: '撤回这件事' })
