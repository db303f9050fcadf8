export interface DrawProps {
  back: () => void
}
