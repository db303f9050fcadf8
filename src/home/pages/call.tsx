import { observer } from 'mobx-react-lite'
import { DutyPlate } from '../../duty/DutyPlate'
import { phone } from '../../shell/go'
import { Page } from '../../shell/Page'
import { useStores } from '../../shell/stores'
import { BigButton } from '../../ui/BigButton'
import { Section } from '../../ui/Section'
import { HomeTabs } from '../HomeTabs'
import { words } from '../text'

const emergencies = [
  { word: words.police, number: '110' },
  { word: words.fire, number: '119' },
  { word: words.ambulance, number: '120' },
]

/** 长辈版: a person and a number before anything else. */
export default observer(function Call() {
  const { home } = useStores()
  return (
    <Page title={words.callTitle} resource={home.view} tabs={<HomeTabs current="call" />}>
      {({ plate, now, community }) => (
        <>
          <DutyPlate plate={plate} now={now} phone={community.phone} />
          {community.phone !== '' && (
            <BigButton
              kind="call"
              word={words.communityPhone}
              note={community.phone}
              onPress={() => phone(community.phone)}
            />
          )}
          <Section title={words.emergency}>
            {emergencies.map(({ word, number }) => (
              <BigButton
                key={number}
                kind="plain"
                icon="phone"
                word={`${word} ${number}`}
                onPress={() => phone(number)}
              />
            ))}
          </Section>
        </>
      )}
    </Page>
  )
})
