import type { Platform } from "@/lib/domain/tailoring/profile";

/** One step of a way back: what to do, and the command that does it or shows that it worked. */
export type RollbackStep = { readonly text: string; readonly command: string | null };

/** A step that can be told to have been run. `key` is recorded: unique in its method, never reused for another meaning. */
export type MethodStep = RollbackStep & { readonly key: string };

/** How a method is done on a platform. `tool` is whose commands they are; null where there are none, or where they are everybody's. */
export type RollbackWay = { readonly tool: string | null; readonly steps: readonly MethodStep[] };

const step = (key: string, text: string, command: string | null = null): MethodStep => ({ key, text, command });

const KUBECTL = "kubectl";
const LOAD_BALANCER = "AWS load balancer";
const LAMBDA = "AWS Lambda";
const LAMBDA_ALIAS = "aws lambda get-alias --function-name {{service}} --name live";
const FOLLOW = "kubectl rollout status deployment/{{service}} -n {{namespace}}";
const SEE_ANSWER = step(
  "see",
  "See that the previous version answers; BASE_URL is its public address",
  'curl -fsS "$BASE_URL/health/ready"',
);

const UNDO: Readonly<Record<Platform, RollbackWay>> = {
  kubernetes: {
    tool: KUBECTL,
    steps: [
      step("undo", "Put the previous revision back", "kubectl rollout undo deployment/{{service}} -n {{namespace}}"),
      step("follow", "Follow it to its end", FOLLOW),
    ],
  },
  containers: {
    tool: "Amazon ECS",
    steps: [
      step(
        "find",
        "Find the task definition to return to; PREVIOUS is its name and number",
        "aws ecs list-task-definitions --family-prefix {{service}} --sort DESC --max-items 5",
      ),
      step(
        "undo",
        "Start it again; CLUSTER is where the service runs",
        'aws ecs update-service --cluster "$CLUSTER" --service {{service}} --task-definition "$PREVIOUS"',
      ),
      step("follow", "Follow it to its end", 'aws ecs wait services-stable --cluster "$CLUSTER" --services {{service}}'),
    ],
  },
  vms: {
    tool: "Ansible",
    steps: [
      step(
        "undo",
        "Install the previous version again, a few machines at a time",
        "ansible-playbook deploy.yml --limit {{service}} --extra-vars version={{fromVersion}}",
      ),
      SEE_ANSWER,
    ],
  },
  serverless: {
    tool: LAMBDA,
    steps: [
      step(
        "find",
        "Find the version to return to; PREVIOUS is its number",
        "aws lambda list-versions-by-function --function-name {{service}} --max-items 5",
      ),
      step(
        "undo",
        "Point the alias at it",
        'aws lambda update-alias --function-name {{service}} --name live --function-version "$PREVIOUS"',
      ),
      step("follow", "See which version it points at", LAMBDA_ALIAS),
    ],
  },
  paas: {
    tool: "Heroku",
    steps: [
      step("find", "Find the release to return to; PREVIOUS is its number", "heroku releases --app {{service}}"),
      step("undo", "Return to it", 'heroku rollback "$PREVIOUS" --app {{service}}'),
      SEE_ANSWER,
    ],
  },
};

const KEEP_GREEN = step("keep", "Leave Green standing without traffic until the cause is found");
const BLUE_BEHIND_BALANCER: RollbackWay = {
  tool: LOAD_BALANCER,
  steps: [
    step(
      "switch",
      "Point the load balancer at Blue; LISTENER and BLUE are their ARNs",
      'aws elbv2 modify-listener --listener-arn "$LISTENER" --default-actions Type=forward,TargetGroupArn="$BLUE"',
    ),
    step("see", "See that every target of Blue is healthy", 'aws elbv2 describe-target-health --target-group-arn "$BLUE"'),
    KEEP_GREEN,
  ],
};

const TO_BLUE: Readonly<Record<Platform, RollbackWay>> = {
  kubernetes: {
    tool: KUBECTL,
    steps: [
      step("switch", "Point the service or the load balancer at Blue"),
      step("see", "See which pods it selects now", "kubectl get service {{service}} -n {{namespace}} -o jsonpath='{.spec.selector}'"),
      KEEP_GREEN,
    ],
  },
  containers: BLUE_BEHIND_BALANCER,
  vms: BLUE_BEHIND_BALANCER,
  serverless: {
    tool: LAMBDA,
    steps: [
      step(
        "switch",
        "Point the alias at Blue; BLUE is the number of its version",
        'aws lambda update-alias --function-name {{service}} --name live --function-version "$BLUE"',
      ),
      step("see", "See which version it points at", LAMBDA_ALIAS),
      KEEP_GREEN,
    ],
  },
  paas: { tool: null, steps: [step("switch", "Point the public address at Blue"), SEE_ANSWER, KEEP_GREEN] },
};

const STOP_CANARY = step("stop", "Stop the canary once nobody reaches it");
const STABLE_BEHIND_BALANCER: RollbackWay = {
  tool: LOAD_BALANCER,
  steps: [
    step(
      "abort",
      "Give the stable version all of the traffic; LISTENER and STABLE are their ARNs",
      'aws elbv2 modify-listener --listener-arn "$LISTENER" --default-actions Type=forward,TargetGroupArn="$STABLE"',
    ),
    step("watch", "See that every target of it is healthy", 'aws elbv2 describe-target-health --target-group-arn "$STABLE"'),
    STOP_CANARY,
  ],
};

const TO_STABLE: Readonly<Record<Platform, RollbackWay>> = {
  kubernetes: {
    tool: "Argo Rollouts",
    steps: [
      step("abort", "Take the traffic off the canary", "kubectl argo rollouts abort {{service}} -n {{namespace}}"),
      step("undo", "Put the stable version back", "kubectl argo rollouts undo {{service}} -n {{namespace}}"),
      step("watch", "Watch it arrive", "kubectl argo rollouts get rollout {{service}} -n {{namespace}} -w"),
    ],
  },
  containers: STABLE_BEHIND_BALANCER,
  vms: STABLE_BEHIND_BALANCER,
  serverless: {
    tool: LAMBDA,
    steps: [
      step(
        "abort",
        "Give the stable version all of the traffic",
        "aws lambda update-alias --function-name {{service}} --name live --routing-config AdditionalVersionWeights={}",
      ),
      step("watch", "See that no other version has a share", LAMBDA_ALIAS),
    ],
  },
  paas: { tool: null, steps: [step("abort", "Give the stable version all of the traffic"), SEE_ANSWER, STOP_CANARY] },
};

const REVERT = [
  step("revert", "Take back the commit that raised the version; COMMIT is its hash", 'git revert --no-edit "$COMMIT"'),
  step("push", "Hand it to the controller", "git push"),
] as const;
const REVERTED: RollbackWay = { tool: "Git", steps: [...REVERT, SEE_ANSWER] };

const FLAG_OFF: RollbackWay = {
  tool: null,
  steps: [
    step("switch-off", "Switch the flag off for everybody; nothing is deployed"),
    step("see", "See that nobody gets the new behaviour any more"),
  ],
};

/** How each method is done on each platform. Source: "Rollback Methods by Deployment Type" of the guide, which tells of Kubernetes only. */
export const ROLLBACK_WAYS: Readonly<Record<string, Readonly<Record<Platform, RollbackWay>>>> = {
  "Undo the rollout": UNDO,
  "Return Git to the previous revision": {
    kubernetes: { tool: "Git", steps: [...REVERT, step("follow", "See the previous version come up", FOLLOW)] },
    containers: REVERTED,
    vms: REVERTED,
    serverless: REVERTED,
    paas: REVERTED,
  },
  "Switch traffic back to Blue": TO_BLUE,
  "Abort the canary and return to stable": TO_STABLE,
  "Switch the flag off": { kubernetes: FLAG_OFF, containers: FLAG_OFF, vms: FLAG_OFF, serverless: FLAG_OFF, paas: FLAG_OFF },
};
