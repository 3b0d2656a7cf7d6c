import type { Playbook } from "./playbook";

/** Source: "Scenario: External Dependency Failure". */
export const DEPENDENCY_FAILURE: Playbook = {
  key: "external-dependency-failure",
  title: "External dependency failure",
  when: "A service that is not ours fails or is slow: a payment provider, an API, a mail service.",
  steps: [
    {
      key: "service-identified",
      title: "It is known which service fails, and in what way",
      hint: "Time-outs, refusals and wrong answers need different replies. Compare with its status page and with calls from elsewhere.",
      command:
        "kubectl logs -n {{namespace}} -l app={{service}} --since=15m --tail=-1 --prefix | grep -Ei 'timeout|refused|unavailable|429'",
      source: "External Dependency Failure 1",
    },
    {
      key: "breaker-checked",
      title: "The circuit breaker has opened, or it is known why not",
      hint: "While it is closed, each call waits for its time-out and our own pools fill up. Open it by hand if it does not.",
      source: "External Dependency Failure 2",
    },
    {
      key: "fallback-holds",
      title: "The fallback works",
      hint: "Go through the function as a customer does: what is stored for later, what is left out, and that nothing is charged twice.",
      source: "External Dependency Failure 3",
    },
    {
      key: "provider-contacted",
      title: "The provider knows, and has given a time",
      hint: "Where the function is critical, call rather than write; note the ticket, the name, and when they will answer next.",
      source: "External Dependency Failure 4",
    },
    {
      key: "flag-considered",
      title: "The function is switched off by its flag, or stays on for a reason",
      hint: "Off is better than half: a clear notice costs less trust than an error after a long wait.",
      source: "External Dependency Failure 5",
    },
    {
      key: "journeys-watched",
      title: "The most important things customers do are watched",
      hint: "Sign-in, search, purchase: success rate and response time, now and every few minutes, until the service is back.",
      source: "External Dependency Failure 6",
    },
    {
      key: "users-told",
      title: "Those affected know, or nobody is affected",
      hint: "Say what does not work, what they can do instead, and when they will hear again. Support has the same words.",
      source: "External Dependency Failure 7",
    },
  ],
};
