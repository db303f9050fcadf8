import { emptyDatabase } from '../support/database'
import { wireSuite } from '../support/wire-suite'

describe('over PGlite', () => wireSuite(emptyDatabase))
