export default definePageConfig({ navigationBarTitleText: '给谁约' })
