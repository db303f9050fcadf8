export default definePageConfig({ navigationBarTitleText: '替议事会回话' })
