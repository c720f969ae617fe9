import { checkPolicy } from '../../../policies/writing/check-policy';
import { arvika } from '../rulebooks/arvika';

test.each(['anchor', 'delay'])('a variant with nothing for its %s is refused for that, and the check ends', (field) => {
  const policy = structuredClone(arvika()) as unknown as { steps: { variants?: Record<string, unknown>[] }[] };
  const [variant] = policy.steps[1]?.variants ?? [];
  expect(variant?.[field]).toBeDefined();
  Object.assign(variant ?? {}, { [field]: null });
  const { problems } = checkPolicy(policy);
  expect(problems.length).toBeGreaterThan(0);
});
