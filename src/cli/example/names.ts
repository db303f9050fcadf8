// Names put together by chance from common surnames and characters; whoever bears one of them is not meant.
import type { Dice } from './chance'

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
const elders = {
  she: ['桂秀素淑玉兰翠菊', '芬琼华碧群蓉珍清'],
  he: ['国德永兴明世光朝', '富贵全才林云伦禄'],
} as const
const adults = {
  she: ['晓丽春雪海红小燕', '燕梅霞玲娟蓉莉琴'],
  he: ['志建小文永海晓立', '军勇强波平川刚涛'],
} as const
const young = {
  she: ['雨思梓欣语可若一', '涵萱彤妍桐诺汐琪'],
  he: ['浩子俊宇一梓嘉睿', '轩宸泽然航阳霖铭'],
} as const

export type Sex = 'she' | 'he'

export function surname(dice: Dice): string {
  return dice.pick(Array.from(surnames))
}

/** A full name as people of that age bear it. */
export function nameOf(dice: Dice, family: string, sex: Sex, age: number): string {
  const [first, second] = (age >= 62 ? elders : age >= 22 ? adults : young)[sex]
  return family + dice.pick(Array.from(first)) + dice.pick(Array.from(second))
}
