// Without apply-shared WeChat keeps app.wxss, where the shared class names are, out of a component.
export default { component: true, styleIsolation: 'apply-shared' }
