export const words = {
  scan: '扫一扫',
  scanHint: '对着门口屏上的方块扫，或者填六个数。',
  notDoor: '这不是门口的码。对着门口屏上的方块再扫一次，或者填六个数。',
  couldNot: '没扫成，填六个数也一样。跟前台说一声也行。',
}
