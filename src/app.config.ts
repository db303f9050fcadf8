// Every component on one page, for whoever builds: `TARO_APP_GALLERY=1 npm run build:h5`, then #/gallery/pages/index.
const gallery = process.env.TARO_APP_GALLERY === '1' ? [{ root: 'gallery', pages: ['pages/index'] }] : []

// For a screen on the wall, which no phone is.
const wall = process.env.TARO_ENV === 'h5' ? [{ root: 'lobby', pages: ['pages/display'] }] : []

export default defineAppConfig({
  pages: ['home/pages/index', 'home/pages/talk', 'home/pages/errands', 'home/pages/me', 'home/pages/call'],
  subPackages: [
    {
      root: 'duty',
      pages: [
        'pages/rota',
        'pages/sheet',
        'pages/out',
        'pages/phoned',
        'pages/turns',
        'pages/swap',
        'pages/plan',
        'pages/day',
        'pages/cover',
        'pages/leave',
        'pages/handover',
        'pages/calendar',
        'pages/acts',
      ],
    },
    {
      root: 'reception',
      pages: [
        ...['pages/times', 'pages/order', 'pages/slip', 'pages/desk', 'pages/who', 'pages/whom'],
        ...['pages/line', 'pages/number', 'pages/arrive', 'pages/counter', 'pages/outcome', 'pages/code'],
        ...['pages/ticket', 'settings/pages/settings'],
      ],
    },
    {
      root: 'rooms',
      pages: [
        ...['pages/list', 'pages/times', 'pages/order', 'pages/slip', 'pages/requests'],
        ...['wait/pages/mine', 'wait/pages/ask', 'wait/pages/desk'],
        ...['quota/pages/quota', 'use/pages/use', 'halls/pages/halls'],
        ...['series/pages/list', 'series/pages/ask', 'series/pages/show'],
        ...['pages/desk', 'pages/close', 'pages/settings', 'pages/sheet'],
      ],
    },
    { root: 'cases', pages: ['pages/mine', 'pages/show', 'pages/desk', 'pages/act'] },
    { root: 'notices', pages: ['pages/list', 'pages/publish'] },
    { root: 'matters', pages: ['pages/show', 'pages/propose', 'pages/answer', 'pages/withdraw'] },
    {
      root: 'ballots',
      pages: [
        ...['pages/list', 'pages/show', 'pages/vote', 'pages/receipt', 'pages/result', 'pages/ledger'],
        ...['pages/desk', 'pages/draft', 'pages/prepare', 'pages/door'],
      ],
    },
    { root: 'people', pages: ['pages/sign-in', 'pages/helpers', 'pages/allow'] },
    { root: 'messages', pages: ['pages/inbox', 'pages/calls'] },
    ...wall,
    ...gallery,
  ],
  window: {
    navigationBarTitleText: '一毫米',
    navigationBarBackgroundColor: '#FBF6EC',
    navigationBarTextStyle: 'black',
    backgroundColor: '#FBF6EC',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    // Ours is drawn by ui/TabBar (custom-tab-bar on WeChat, the page itself on H5): three tabs in 长辈版,
    // other words and sizes. WeChat still wants the list.
    custom: true,
    color: '#5E564C',
    selectedColor: '#1F5C46',
    backgroundColor: '#FFFFFF',
    list: [
      { pagePath: 'home/pages/index', text: '首页' },
      { pagePath: 'home/pages/talk', text: '议事' },
      { pagePath: 'home/pages/errands', text: '办事' },
      { pagePath: 'home/pages/call', text: '打电话' },
      { pagePath: 'home/pages/me', text: '我的' },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
  // On the web Taro slides pages by timers: whoever goes back before they have run out is left with an empty page.
  animation: process.env.TARO_ENV === 'h5' ? false : undefined,
})
