export default definePageConfig({ navigationBarTitleText: '哪间分成几间' })
