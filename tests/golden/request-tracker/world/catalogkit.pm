# What the catalog says about stages and times: put it into RT_SiteConfig.d and restart
# the server. It is written by catalogkit; change the catalog, not this file.
use utf8;

Set(%Lifecycles,
    'request' => {
        'type' => 'ticket',
        'initial' => ['new'],
        'active' => ['in progress', 'waiting on approval', 'waiting on requester', 'waiting on supplier', 'waiting on change', 'scheduled'],
        'inactive' => ['delivered', 'closed', 'withdrawn', 'refused', 'deleted'],
        'defaults' => {
            'on_create' => 'new',
            'approved' => 'in progress',
            'denied' => 'refused',
            'reminder_on_open' => 'in progress',
            'reminder_on_resolve' => 'delivered',
        },
        'transitions' => {
            '' => ['new', 'waiting on approval', 'in progress'],
            'new' => ['in progress', 'waiting on approval', 'waiting on requester', 'waiting on supplier', 'waiting on change', 'scheduled', 'delivered', 'withdrawn', 'refused', 'deleted'],
            'in progress' => ['waiting on approval', 'waiting on requester', 'waiting on supplier', 'waiting on change', 'scheduled', 'delivered', 'withdrawn', 'refused', 'deleted'],
            'waiting on approval' => ['in progress', 'waiting on requester', 'scheduled', 'withdrawn', 'refused', 'deleted'],
            'waiting on requester' => ['in progress', 'waiting on approval', 'scheduled', 'delivered', 'closed', 'withdrawn', 'refused', 'deleted'],
            'waiting on supplier' => ['in progress', 'waiting on requester', 'delivered', 'withdrawn', 'refused', 'deleted'],
            'waiting on change' => ['in progress', 'waiting on requester', 'delivered', 'withdrawn', 'refused', 'deleted'],
            'scheduled' => ['in progress', 'waiting on requester', 'waiting on supplier', 'waiting on change', 'delivered', 'withdrawn', 'refused', 'deleted'],
            'delivered' => ['in progress', 'closed', 'deleted'],
            'closed' => ['in progress', 'deleted'],
            'withdrawn' => ['in progress', 'deleted'],
            'refused' => ['in progress', 'deleted'],
            'deleted' => ['in progress'],
        },
        'rights' => {
            '* -> deleted' => 'DeleteTicket',
            '* -> withdrawn' => 'WithdrawRequest',
            '* -> *' => 'ModifyTicket',
        },
        'actions' => ['new -> in progress', {
            'label' => 'Start work',
            'update' => 'Respond',
        }, 'waiting on approval -> in progress', {
            'label' => 'Start work',
            'update' => 'Respond',
        }, '* -> waiting on requester', {
            'label' => 'Ask the requester',
            'update' => 'Respond',
        }, '* -> waiting on supplier', {
            'label' => 'Wait for the supplier',
            'update' => 'Comment',
        }, '* -> waiting on change', {
            'label' => 'Wait for a change',
            'update' => 'Comment',
        }, '* -> scheduled', {
            'label' => 'Plan for later',
            'update' => 'Respond',
        }, '* -> delivered', {
            'label' => 'Deliver',
            'update' => 'Respond',
        }, 'delivered -> closed', {
            'label' => 'Close',
            'update' => 'Comment',
        }, '* -> refused', {
            'label' => 'Refuse',
            'update' => 'Respond',
        }, '* -> withdrawn', {
            'label' => 'Withdraw',
            'update' => 'Respond',
        }, 'waiting on requester -> in progress', {
            'label' => 'Go on',
        }, 'waiting on supplier -> in progress', {
            'label' => 'Go on',
        }, 'waiting on change -> in progress', {
            'label' => 'Go on',
        }, 'scheduled -> in progress', {
            'label' => 'Start work',
            'update' => 'Respond',
        }, 'delivered -> in progress', {
            'label' => 'Open again',
            'update' => 'Respond',
        }, 'closed -> in progress', {
            'label' => 'Open again',
            'update' => 'Respond',
        }, 'withdrawn -> in progress', {
            'label' => 'Open again',
            'update' => 'Respond',
        }, 'refused -> in progress', {
            'label' => 'Open again',
            'update' => 'Respond',
        }],
    },
    '__maps__' => {
        'default -> request' => {
            'new' => 'new',
            'open' => 'in progress',
            'stalled' => 'waiting on requester',
            'resolved' => 'delivered',
            'rejected' => 'refused',
            'deleted' => 'deleted',
        },
        'request -> default' => {
            'new' => 'new',
            'in progress' => 'open',
            'waiting on approval' => 'stalled',
            'waiting on requester' => 'stalled',
            'waiting on supplier' => 'stalled',
            'waiting on change' => 'stalled',
            'scheduled' => 'stalled',
            'delivered' => 'resolved',
            'closed' => 'resolved',
            'withdrawn' => 'rejected',
            'refused' => 'rejected',
            'deleted' => 'deleted',
        },
        'approvals -> request' => {
            'new' => 'new',
            'open' => 'in progress',
            'stalled' => 'waiting on requester',
            'resolved' => 'delivered',
            'rejected' => 'refused',
            'deleted' => 'deleted',
        },
        'request -> approvals' => {
            'new' => 'new',
            'in progress' => 'open',
            'waiting on approval' => 'stalled',
            'waiting on requester' => 'stalled',
            'waiting on supplier' => 'stalled',
            'waiting on change' => 'stalled',
            'scheduled' => 'stalled',
            'delivered' => 'resolved',
            'closed' => 'resolved',
            'withdrawn' => 'rejected',
            'refused' => 'rejected',
            'deleted' => 'deleted',
        },
    },
);

Set(%ServiceBusinessHours,
    'hq' => {
        '1' => {
            'Name' => 'Monday',
            'Start' => '09:00',
            'End' => '18:00',
            'Breaks' => [{
                'Start' => '12:00',
                'End' => '13:00',
            }],
        },
        '2' => {
            'Name' => 'Tuesday',
            'Start' => '09:00',
            'End' => '18:00',
            'Breaks' => [{
                'Start' => '12:00',
                'End' => '13:00',
            }],
        },
        '3' => {
            'Name' => 'Wednesday',
            'Start' => '09:00',
            'End' => '18:00',
            'Breaks' => [{
                'Start' => '12:00',
                'End' => '13:00',
            }],
        },
        '4' => {
            'Name' => 'Thursday',
            'Start' => '09:00',
            'End' => '18:00',
            'Breaks' => [{
                'Start' => '12:00',
                'End' => '13:00',
            }],
        },
        '5' => {
            'Name' => 'Friday',
            'Start' => '09:00',
            'End' => '18:00',
            'Breaks' => [{
                'Start' => '12:00',
                'End' => '13:00',
            }],
        },
        '6' => {
            'Name' => 'Saturday',
            'Start' => '09:00',
            'End' => '18:00',
            'Breaks' => [{
                'Start' => '12:00',
                'End' => '13:00',
            }],
        },
        'holidays' => ['2025-01-04', '2025-01-11', '2025-01-18', '2025-01-25', '2025-02-01', '2025-02-08', '2025-02-15', '2025-02-22', '2025-03-01', '2025-03-08', '2025-03-15', '2025-03-22', '2025-03-29', '2025-04-05', '2025-04-12', '2025-04-19', '2025-04-26', '2025-05-03', '2025-05-10', '2025-05-17', '2025-05-24', '2025-05-31', '2025-06-07', '2025-06-14', '2025-06-21', '2025-06-28', '2025-07-05', '2025-07-12', '2025-07-19', '2025-07-26', '2025-08-02', '2025-08-09', '2025-08-16', '2025-08-23', '2025-08-30', '2025-09-06', '2025-09-13', '2025-09-20', '2025-09-27', '2025-10-04', '2025-10-11', '2025-10-18', '2025-10-25', '2025-11-01', '2025-11-08', '2025-11-15', '2025-11-22', '2025-11-29', '2025-12-06', '2025-12-13', '2025-12-20', '2025-12-27', '2026-01-03', '2026-01-10', '2026-01-17', '2026-01-24', '2026-01-31', '2026-02-07', '2026-02-14', '2026-02-21', '2026-02-28', '2026-03-07', '2026-03-14', '2026-03-21', '2026-03-28', '2026-04-04', '2026-04-11', '2026-04-18', '2026-04-25', '2026-05-02', '2026-05-09', '2026-05-16', '2026-05-23', '2026-05-30', '2026-06-06', '2026-06-13', '2026-06-20', '2026-06-27', '2026-07-04', '2026-07-11', '2026-07-18', '2026-07-25', '2026-08-01', '2026-08-08', '2026-08-15', '2026-08-22', '2026-08-29', '2026-09-05', '2026-09-12', '2026-09-19', '2026-09-26', '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-05', '2026-10-06', '2026-10-07', '2026-10-17', '2026-10-24', '2026-10-31', '2026-11-07', '2026-11-14', '2026-11-21', '2026-11-28', '2026-12-05', '2026-12-12', '2026-12-19', '2026-12-26', '2027-01-01', '2027-01-02', '2027-01-09', '2027-01-16', '2027-01-23', '2027-01-30', '2027-02-06', '2027-02-13', '2027-02-20', '2027-02-27', '2027-03-06', '2027-03-13', '2027-03-20', '2027-03-27', '2027-04-03', '2027-04-10', '2027-04-17', '2027-04-24', '2027-05-01', '2027-05-08', '2027-05-15', '2027-05-22', '2027-05-29', '2027-06-05', '2027-06-12', '2027-06-19', '2027-06-26', '2027-07-03', '2027-07-10', '2027-07-17', '2027-07-24', '2027-07-31', '2027-08-07', '2027-08-14', '2027-08-21', '2027-08-28', '2027-09-04', '2027-09-11', '2027-09-18', '2027-09-25', '2027-10-02', '2027-10-09', '2027-10-16', '2027-10-23', '2027-10-30', '2027-11-06', '2027-11-13', '2027-11-20', '2027-11-27', '2027-12-04', '2027-12-11', '2027-12-18', '2027-12-25'],
    },
);

Set(%ServiceAgreements,
    'Levels' => {
        '30m / 4h hq' => {
            'Starts' => {
                'BusinessMinutes' => 0,
            },
            'Response' => {
                'BusinessMinutes' => '29.99',
                'RealMinutes' => '0.0167',
            },
            'Resolve' => {
                'BusinessMinutes' => '239.99',
                'RealMinutes' => '0.0167',
            },
            'BusinessHours' => 'hq',
            'Timezone' => 'Asia/Shanghai',
        },
        '4h / 3bd hq' => {
            'Starts' => {
                'BusinessMinutes' => 0,
            },
            'Response' => {
                'BusinessMinutes' => '239.99',
                'RealMinutes' => '0.0167',
            },
            'Resolve' => {
                'BusinessMinutes' => 1440,
            },
            'BusinessHours' => 'hq',
            'Timezone' => 'Asia/Shanghai',
        },
    },
);

1;
