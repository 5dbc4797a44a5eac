import { addDays, type IsoDate } from '#shared/lib/date.ts';

const days = (name: string, from: IsoDate, count: number) =>
  Array.from({ length: count }, (_, index) => ({ date: addDays(from, index), name, isOffDay: true }));

/** An invented arrangement of 2027, whole but no notice: for tests of what a new year changes. */
export const invented2027 = {
  year: 2027,
  title: '为测试编造的2027年放假安排',
  papers: ['https://www.example.org/2027.htm'],
  days: [
    ...days('元旦', '2027-01-01', 3),
    ...days('春节', '2027-02-05', 7),
    { date: '2027-02-13', name: '春节', isOffDay: false },
    ...days('清明节', '2027-04-03', 3),
    ...days('劳动节', '2027-05-01', 5),
    ...days('端午节', '2027-06-09', 1),
    ...days('中秋节', '2027-09-15', 1),
    ...days('国庆节', '2027-10-01', 7),
    { date: '2027-10-09', name: '国庆节', isOffDay: false },
  ],
};
