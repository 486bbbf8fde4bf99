/** A chart's markup, which `@experiments/charts` has escaped. */
export function Svg({ markup, className }: { markup: string; className?: string }) {
  return <div className={className} dangerouslySetInnerHTML={{ __html: markup }} />;
}
