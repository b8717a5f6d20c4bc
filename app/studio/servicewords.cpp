// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/servicewords.h"

#include "app/services.h"

#include <QCoreApplication>

namespace studio {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(studio::ServiceWords)

public:
    static QString of(const api::Service &service)
    {
        if (service.id == api::practiceId)
            return tr("Practice: on this computer, no AI, no cost");
        if (service.protocol == api::ProtocolKind::LtxDesktop)
            return tr("LTX Desktop: on this computer's graphics card, no cost");
        return tr("LTX: the real service, with your key");
    }
};

} // namespace

QList<ui::ServiceChoice> serviceChoices(const app::Services &services)
{
    QList<ui::ServiceChoice> choices;
    const QList<api::Service> all = services.all();
    for (const api::Service &service : all) {
        const bool isPractice = service.id == api::practiceId;
        choices.append({service.id, Words::of(service), service.needsKey && !isPractice,
            service.billed, !isPractice, service.protocol, service.baseUrl});
    }
    return choices;
}

} // namespace studio
