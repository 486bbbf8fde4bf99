/** The part of jStat that is used; the package ships no types. */
declare module 'jstat' {
  const jstat: {
    readonly jStat: {
      readonly studentt: {
        cdf(t: number, degreesOfFreedom: number): number;
        inv(p: number, degreesOfFreedom: number): number;
      };
      readonly centralF: {
        inv(p: number, numerator: number, denominator: number): number;
      };
      readonly normal: {
        cdf(z: number, mean: number, standardDeviation: number): number;
        inv(p: number, mean: number, standardDeviation: number): number;
      };
    };
  };
  export default jstat;
}
