// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/unsavedguard.h"

#include "timeline/edit/document.h"

#include <QPointer>

#include <utility>

namespace ui {

UnsavedGuard::UnsavedGuard(timeline::edit::Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    connect(&m_document, &timeline::edit::Document::dirtyChanged, this, [this](bool dirty) {
        if (!dirty && m_saving)
            goOn();
    });
}

void UnsavedGuard::run(Prompts &prompts, const QString &name, std::function<void()> intention)
{
    m_intention = std::move(intention);
    m_saving = false;
    if (!m_document.isOpen() || !m_document.isDirty()) {
        goOn();
        return;
    }
    const QPointer<UnsavedGuard> self(this);
    prompts.askUnsaved(name, [self](UnsavedAnswer answer) {
        if (self)
            self->answered(answer);
    });
}

void UnsavedGuard::answered(UnsavedAnswer answer)
{
    switch (answer) {
    case UnsavedAnswer::Save:
        m_saving = true;
        emit saveRequested();
        return;
    case UnsavedAnswer::DontSave:
        goOn();
        return;
    case UnsavedAnswer::Cancel:
        forget();
        return;
    }
}

void UnsavedGuard::forget()
{
    m_intention = nullptr;
    m_saving = false;
}

void UnsavedGuard::goOn()
{
    m_saving = false;
    if (const auto intention = std::exchange(m_intention, nullptr))
        intention();
}

} // namespace ui
