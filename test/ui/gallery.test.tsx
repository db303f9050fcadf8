import { render, screen } from '@testing-library/react'
import Gallery from '../../src/gallery/pages/index'
import { sheets } from '../../src/gallery/sheets'
import { resetTaro } from '../support/taro'

const cases = sheets.flatMap((sheet) =>
  ['standard', 'elder', 'large'].map((look) => [sheet.key, look] as const),
)

test.each(cases)('%s in %s: one first heading, and every pressable thing has a name', (sheet, look) => {
  resetTaro({ sheet, look })
  render(<Gallery />)
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
  for (const role of ['button', 'link', 'radio', 'switch', 'textbox']) {
    expect(screen.queryAllByRole(role, { name: '' })).toEqual([])
  }
})

test('without a sheet it offers them all', () => {
  resetTaro()
  render(<Gallery />)
  for (const sheet of sheets) expect(screen.getByRole('link', { name: sheet.word })).toBeTruthy()
})
