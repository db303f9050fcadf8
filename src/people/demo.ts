// The invented people of the example community whom it is worth signing in as. Every name here was made up.

/** The id of the n-th person of the example community (a version 8 UUID, so it cannot be a generated one). */
export function personId(n: number): string {
  return `e1000001-0000-8000-8000-${n.toString(16).padStart(12, '0')}`
}

interface Invented {
  readonly id: string
  readonly name: string
  /** Why one might try this person. */
  readonly about: string
}

const invented = (n: number, name: string, about: string): Invented => ({ id: personId(n), name, about })

export const demoPeople = {
  heJingchuan: invented(1, '何静川', '书记：说一声「我外出」，看门牌怎么变'),
  linXiufang: invented(2, '林秀芳', '轮值书记，今天（或下一个工作日）值班：书记外出时代行'),
  chenYouan: invented(3, '陈佑安', '轮值书记，林秀芳后一天值班'),
  luoXiaoman: invented(4, '罗小满', '轮值书记'),
  tianYihe: invented(5, '田一禾', '轮值书记'),
  tangZhiyuan: invented(6, '唐知渊', '轮值书记'),
  jiangChunlai: invented(7, '蒋春徕', '轮值书记'),
  zhouWenhai: invented(8, '周文海', '9栋楼栋长，住9栋6-2'),
  suXiaohe: invented(9, '苏晓荷', '工作人员，不住在这里'),
  gongChanggeng: invented(10, '龚长庚', '议事会成员，住3栋8-3'),
  fangZhilv: invented(11, '方知律', '法律顾问，不住在这里'),
  dengShouzhen: invented(12, '邓守真', '居务监督，住2栋4-1'),
  qinGuilan: invented(13, '秦桂岚', '79岁，一个人住7栋2-5：用长辈版试试'),
  liWangchun: invented(14, '李望椿', '租客，住4栋12-3'),
  chengWanli: invented(15, '程万篱', '有30套房，自己不住在这里'),
  xiaMingyue: invented(16, '夏明岳', '和爱人共有5栋10-6'),
  duRuoheng: invented(17, '杜若衡', '和爱人共有5栋10-6'),
  baiXiaolu: invented(18, '白小鹿', '上个月搬走了：约房间会被婉拒'),
} as const satisfies Record<string, Invented>
